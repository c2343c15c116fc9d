#!/usr/bin/env bash
# The lab goes to the internet as its host does: it trusts the certificate authorities that the host was given
# in addition (a school's inspecting proxy), and it asks the same proxies.
source "$(dirname "$0")/step.sh"

authorities=/usr/local/share/ca-certificates/applab
bundle=/etc/ssl/certs/ca-certificates.crt

# One certificate a file, named after what is in it: that is what Debian's update-ca-certificates expects.
install -d "$authorities"
wanted=$(mktemp -d)
base64 -d <<<"${LAB_CA:-}" | (cd "$wanted" && awk '/BEGIN CERT/ { file = sprintf("%03d.crt", ++n) } { print >file }')
if ! diff -rq "$wanted" "$authorities" >/dev/null; then
  if [[ -n $(ls "$authorities") ]]; then
    # Others were trusted before: only a bundle made anew forgets them.
    rm "$authorities"/*
    cp "$wanted"/* "$authorities" 2>/dev/null || true
    update-ca-certificates --fresh
  else
    # update-ca-certificates hashes all of the world's authorities again, which takes half a minute where the
    # processor is emulated; the bundle, which is what curl, apt and Node read, only has to grow.
    cat "$wanted"/* >>"$bundle"
    cp "$wanted"/* "$authorities"
  fi
fi
rm -r "$wanted"

# Node reads a file of its own instead of the bundle. Default: none. https://nodejs.org/api/cli.html#node_extra_ca_certsfile
cat "$authorities"/*.crt 2>/dev/null | put_text 644 /etc/ssl/certs/applab-extra.pem || true

{
  [[ ! -f /etc/ssl/certs/applab-extra.pem ]] || echo 'NODE_EXTRA_CA_CERTS=/etc/ssl/certs/applab-extra.pem'
  for name in http_proxy https_proxy no_proxy; do
    from="LAB_${name^^}"
    # Programs do not agree on the case.
    [[ -z ${!from:-} ]] || printf '%s=%s\n%s=%s\n' "$name" "${!from}" "${name^^}" "${!from}"
  done
} | put_text 644 /etc/environment || true

{
  [[ -z ${LAB_HTTP_PROXY:-} ]] || echo "Acquire::http::Proxy \"$LAB_HTTP_PROXY\";"
  [[ -z ${LAB_HTTPS_PROXY:-} ]] || echo "Acquire::https::Proxy \"$LAB_HTTPS_PROXY\";"
} | put_text 644 /etc/apt/apt.conf.d/90-applab-proxy || true

summary "$(find "$authorities" -type f | wc -l) extra certificate authorities, ${LAB_HTTP_PROXY:-no proxy}"
