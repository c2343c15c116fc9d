-- For wrk: what is asked, and what of the outcome is handed back.
-- wrk … -- get        GET on connections that stay open
-- wrk … -- keepalive  GET and POST in turn on connections that stay open
-- wrk … -- close      GET and POST in turn, each on a connection of its own

local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  broken = 0
  if args[1] == "get" then return end

  if args[1] == "close" then wrk.headers["Connection"] = "close" end
  local asked = 0
  local questions = { wrk.format("GET"), wrk.format("POST", nil, nil, string.rep("a=1&", 25)) }
  request = function()
    asked = asked + 1
    return questions[asked % 2 + 1]
  end
  -- The page takes no POST: that the application says so is an answer. That Nginx got none from it is not.
  response = function(status)
    if status >= 500 then broken = broken + 1 end
  end
end

function done(summary, latency)
  local errors, broken = summary.errors, 0
  for _, thread in ipairs(threads) do
    broken = broken + thread:get("broken")
  end
  print(string.format(
    '{"requests":%d,"microseconds":%d,"lost":%d,"status":%d,"broken":%d,"p50":%d,"p99":%d,"worst":%d}',
    summary.requests, summary.duration, errors.connect + errors.read + errors.write + errors.timeout,
    errors.status, broken, latency:percentile(50), latency:percentile(99), latency.max
  ))
end
