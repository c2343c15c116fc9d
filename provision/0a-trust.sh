#!/usr/bin/env bash
# The lab uses the internet as its host does: it trusts the host's extra certificate authorities (such as a school's
# inspecting proxy) and uses the same proxies.
source "${0%/*}/step.sh"

authorities=/usr/local/share/ca-certificates/applab
bundle=/etc/ssl/certs/ca-certificates.crt
installed=$state/authorities # what is in the bundle; written last

# One certificate a file, named after its place: that is what Debian's update-ca-certificates expects.
pem=$(base64 -d <<<"${LAB_CA:-}")
if [[ $pem != "$(cat "$installed" 2>/dev/null || true)" ]]; then
  rm -rf "$authorities"
  install -d "$authorities"
  # A PEM file may have other text beside its certificates, or be empty.
  awk -v folder="$authorities" '
    /^-+BEGIN CERTIFICATE/ { file = sprintf("%s/%03d.crt", folder, ++n) }
    file != "" { print >file }
    /^-+END CERTIFICATE/ { close(file); file = "" }
  ' <<<"$pem"
  if [[ -e $installed ]]; then
    # Other authorities were trusted before: only a new bundle forgets them.
    update-ca-certificates --fresh
  else
    # update-ca-certificates hashes all of the world's authorities again, which takes half a minute where the
    # processor is emulated; the bundle, which is what curl and apt read, only has to grow.
    printf '%s\n' "$pem" >>"$bundle"
  fi
  put_text 644 "$installed" "$pem"
fi

# Node reads a file of its own instead of the bundle. Default: none. https://nodejs.org/api/cli.html#node_extra_ca_certsfile
put_text 644 "$extra_cas" "$pem"

# For logins and services. The other lines there are not ours.
share /etc/environment
ours='NODE_EXTRA_CA_CERTS|https?_proxy|no_proxy|HTTPS?_PROXY|NO_PROXY'
put_text 644 /etc/environment "$(
  grep -vE "^($ours)=" /etc/environment 2>/dev/null || true
  [[ -z $pem ]] || echo "NODE_EXTRA_CA_CERTS=$extra_cas"
  env | grep -E "^(${ours#*|})=" | LC_ALL=C sort || true
)"

put_text 644 /etc/apt/apt.conf.d/90-applab-proxy "$(
  [[ -z ${LAB_HTTP_PROXY:-} ]] || echo "Acquire::http::Proxy \"$LAB_HTTP_PROXY\";"
  [[ -z ${LAB_HTTPS_PROXY:-} ]] || echo "Acquire::https::Proxy \"$LAB_HTTPS_PROXY\";"
)"

# Not the proxy's address: it may hold a password.
[[ -n ${LAB_HTTP_PROXY:-}${LAB_HTTPS_PROXY:-} ]] && proxy='by a proxy' || proxy='without a proxy'
summary "$(grep -c 'BEGIN CERT' <<<"$pem" || true) extra certificate authorities, $proxy"
