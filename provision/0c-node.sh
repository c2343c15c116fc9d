#!/usr/bin/env bash
# Node and npm, in the versions of versions.sh, each checked against its integrity hash before it is unpacked.
source "${0%/*}/step.sh"
source "${0%/*}/versions.sh"
source "${0%/*}/packages.sh"

home=/opt/node-$NODE_VERSION-npm-$NPM_VERSION

# npm_registry: prints the registry's address. The host's npm provides it; for a host without npm it is read from Debian's
# npm package, which the lab trusts, so that no address has to be maintained here.
npm_registry() {
  [[ -z ${LAB_REGISTRY:-} ]] || { echo "${LAB_REGISTRY%/}"; return; }
  local folder address
  package_lists >&2
  folder=$(mktemp -d)
  # apt-get download puts the file into the current folder and installs nothing.
  (cd "$folder" && timeout 30m apt-get download -qq npm && dpkg-deb --fsys-tarfile npm_*.deb >npm.tar) >&2
  address=$(tar -xOf "$folder/npm.tar" --wildcards '*/definitions.js' | sed -n "s|.*default: '\(https://registry[^']*\)/'.*|\1|p")
  rm -r "$folder"
  [[ -n $address ]] || fail LAB-303 "the address of the npm registry is unknown" "set LAB_REGISTRY on the host" >&2
  echo "$address"
}

# fetch NAME VERSION INTEGRITY: downloads a package of the npm registry into the cache; prints where it is.
fetch() {
  local name=$1 version=$2 integrity=$3 file=$cache/$1-$2.tgz found
  if [[ ! -f $file ]]; then
    curl -sSfL --retry 3 --connect-timeout 20 --speed-limit 1000 --speed-time 60 -o "$file.part" "$registry/$name/-/$name-$version.tgz" >&2 ||
      fail LAB-304 "$name $version cannot be downloaded from the npm registry" "check the host's network; behind a proxy, set https_proxy and LAB_CA on the host" >&2
    mv "$file.part" "$file"
  fi
  found=sha512-$(openssl dgst -sha512 -binary "$file" | base64 -w 0)
  if [[ $found != "$integrity" ]]; then
    rm "$file"
    fail LAB-305 "$name $version is not what provision/versions.sh expects
  expected: $integrity
  found:    $found" "compare it with 'npm view $name@$version dist.integrity'; a proxy may have changed the file" >&2
  fi
  echo "$file"
}

if [[ ! -d $home ]]; then
  case $(uname -m) in
    x86_64) arch=x64 integrity=$NODE_INTEGRITY_x64 ;;
    aarch64) arch=arm64 integrity=$NODE_INTEGRITY_arm64 ;;
    *) fail LAB-306 "there is no Node for a $(uname -m) processor in provision/versions.sh" "use an x86-64 or arm64 box" ;;
  esac
  registry=$(npm_registry) # a failure in it ends the step, too
  node=$(fetch "node-linux-$arch" "$NODE_VERSION" "$integrity")
  npm=$(fetch npm "$NPM_VERSION" "$NPM_INTEGRITY")

  # Unpack to another name, then rename: the folder is always complete.
  rm -rf /opt/node.new
  install -d /opt/node.new/bin /opt/node.new/lib/node_modules/npm
  tar -xzf "$node" -C /opt/node.new/bin --strip-components 2 package/bin/node
  tar -xzf "$npm" -C /opt/node.new/lib/node_modules/npm --strip-components 1
  ln -s ../lib/node_modules/npm/bin/npm-cli.js /opt/node.new/bin/npm
  ln -s ../lib/node_modules/npm/bin/npx-cli.js /opt/node.new/bin/npx
  chmod +x /opt/node.new/lib/node_modules/npm/bin/*-cli.js
  mv /opt/node.new "$home"
  rm "$node" "$npm"
fi

for command in node npm npx; do
  put_link "$home/bin/$command" "/usr/local/bin/$command"
done
# The learner's npm uses the same registry as the host. Default: the public one.
# https://docs.npmjs.com/cli/configuring-npm/npmrc#files
put_text 644 "$home/etc/npmrc" "${LAB_REGISTRY:+registry=$LAB_REGISTRY}"
# The manifest records the sizes and times of program files: give this one a time that is the same in every lab.
[[ ! $home/etc/npmrc -nt $home/bin/node ]] || touch -r "$home/bin/node" "$home/etc/npmrc"
summary "Node $NODE_VERSION, npm $NPM_VERSION"
