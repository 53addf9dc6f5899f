-- What wrk asks for: the addresses of a file, one after the other, each as often as the others.
-- Written for wrk 4; the file's name comes in the environment as ADDRESSES, a cookie as COOKIE.
local requests = {}
local turn = 0

function init()
  wrk.headers["Accept-Encoding"] = "gzip, deflate, br"
  local cookie = os.getenv("COOKIE")
  if cookie and cookie ~= "" then wrk.headers["Cookie"] = cookie end
  for address in io.lines(os.getenv("ADDRESSES")) do
    requests[#requests + 1] = wrk.format("GET", address)
  end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end

function done(told, latency)
  local wrong = told.errors.connect + told.errors.read + told.errors.write + told.errors.status + told.errors.timeout
  io.write(string.format(
    '\n{"done":%d,"took":%.6f,"wrong":%d,"p50":%.4f,"p95":%.4f,"p99":%.4f}\n',
    told.requests, told.duration / 1e6, wrong,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000
  ))
end
