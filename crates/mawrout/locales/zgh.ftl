# A reader of the language has yet to give these names; French is shown meanwhile.
