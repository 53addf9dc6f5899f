//! What a file holds, known by its header; and the order in which kinds need each other.

/// The kinds of files, each after those it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Regions of Morocco.
    Regions,
    /// Provinces and prefectures.
    Provinces,
    /// Communes.
    Communes,
    /// Delivery prices by zone and weight; they bring the zones.
    Rates,
    /// Towns that are delivered to.
    Towns,
    /// Aisles of the shop.
    Categories,
    /// Signs of quality.
    Labels,
    /// Producers.
    Producers,
    /// Products with their variants.
    Products,
    /// Contents of gift boxes.
    Bundles,
}

impl Kind {
    /// Every kind, in the order in which they are imported.
    pub const ALL: [Self; 10] = [
        Self::Regions,
        Self::Provinces,
        Self::Communes,
        Self::Rates,
        Self::Towns,
        Self::Categories,
        Self::Labels,
        Self::Producers,
        Self::Products,
        Self::Bundles,
    ];

    /// The name of the kind in reports.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Regions => "regions",
            Self::Provinces => "provinces",
            Self::Communes => "communes",
            Self::Rates => "rates",
            Self::Towns => "towns",
            Self::Categories => "categories",
            Self::Labels => "labels",
            Self::Producers => "producers",
            Self::Products => "products",
            Self::Bundles => "bundles",
        }
    }

    /// Columns that a file of this kind must have; the first two tell it from the others.
    #[must_use]
    pub const fn needed(self) -> &'static [&'static str] {
        match self {
            Self::Regions => &["code", "seat_fr", "name_fr"],
            Self::Provinces => &["code", "region_code", "kind", "name_fr"],
            Self::Communes => &["hcp_code", "coord_source", "province_code", "name_fr", "kind"],
            Self::Rates => &["zone", "weight_to_g", "name_fr", "weight_from_g", "price_mad"],
            Self::Towns => &["slug", "delivery_zone", "name_fr", "name_ar"],
            Self::Categories => &["slug", "position", "name_fr"],
            Self::Labels => &["slug", "sign", "name_fr"],
            Self::Producers => &[
                "slug",
                "vat_regime",
                "name_fr",
                "kind",
                "commune",
                "province_code",
            ],
            Self::Products => &[
                "sku",
                "producer_slug",
                "category",
                "name_fr",
                "unit",
                "net_quantity",
                "weight_g",
                "price_mad",
                "vat_rate",
            ],
            Self::Bundles => &["bundle_sku", "component_sku", "quantity"],
        }
    }

    /// The kind of a file with this header, or what is wrong with it.
    pub fn of_header(header: &[String]) -> Result<Self, String> {
        let has = |column: &&str| header.iter().any(|name| name == column);
        let marked = Self::ALL
            .into_iter()
            .filter(|kind| kind.needed().iter().take(2).all(&has));
        // Where two kinds share their first columns the one with more needed columns present is meant.
        let Some(kind) = marked.max_by_key(|kind| kind.needed().iter().filter(|column| has(column)).count())
        else {
            return Err(format!(
                "the header names no kind of file known here ({}); its columns are {}",
                Self::ALL.map(Self::word).join(", "),
                header.join(", ")
            ));
        };
        let missing: Vec<&str> = kind
            .needed()
            .iter()
            .copied()
            .filter(|column| !has(column))
            .collect();
        if missing.is_empty() {
            Ok(kind)
        } else {
            Err(format!(
                "a file of {} needs the columns {}",
                kind.word(),
                missing.join(", ")
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(header: &str) -> Result<Kind, String> {
        Kind::of_header(&header.split(',').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn a_kind_is_known_by_its_header() {
        assert_eq!(
            kind("slug,parent_slug,name_fr,name_ar,name_en,name_zgh,position"),
            Ok(Kind::Categories)
        );
        assert_eq!(kind("bundle_sku,component_sku,quantity"), Ok(Kind::Bundles));
        assert!(kind("a,b,c").unwrap_err().contains("no kind"));
        assert!(kind("sku,producer_slug").unwrap_err().contains("price_mad"));
    }

    #[test]
    fn products_come_after_what_they_need() {
        assert!(
            Kind::Producers < Kind::Products && Kind::Products < Kind::Bundles && Kind::Rates < Kind::Towns
        );
    }
}
