#!/usr/bin/env bash
# Builds the program for the browser and checks that it gives the same bytes there: tests/wasm/run.sh [SCHOOL…]
# Where the Rust toolchain has no standard library for wasm32-unknown-unknown (`rustup target add` brings it), Debian's
# rustc-web, cargo-web and rust-web-src build one from its sources; only there unstable options are needed.
set -euo pipefail
cd "$(dirname "$0")/../.."
project=$PWD
schools=("$@")
[ ${#schools[@]} -gt 0 ] || schools=(examples/maple-grove)
target=wasm32-unknown-unknown
build=$project/target/wasm

native() { (unset RUSTC RUSTC_BOOTSTRAP CARGO_TARGET_DIR; cargo run --quiet --release -- "$@"); }
need() { command -v "$1" >/dev/null || sudo_apt "${@:2}"; }
sudo_apt() {
  local sudo=
  [ "$(id -u)" = 0 ] || sudo=sudo
  $sudo apt-get update -qq
  $sudo apt-get install -y -qq "$@" >/dev/null
}

need node nodejs
cp Cargo.lock tests/wasm/Cargo.lock
cd tests/wasm
sysroot=$(rustc --print sysroot)
if [ -d "$sysroot/lib/rustlib/$target/lib" ]; then
  CARGO_TARGET_DIR=$build cargo build --quiet --release --target $target
else
  [ -x /usr/bin/rustc ] && [ -x /usr/bin/cargo ] && [ -d /usr/lib/rustlib/src/rust/library ] \
    || sudo_apt rustc-web cargo-web rust-web-src
  linker=$(find -L "$sysroot/lib/rustlib" -name rust-lld -type f | head -n 1)
  RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$build \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=${linker:-rust-lld} \
    /usr/bin/cargo build --quiet --release --target $target -Z build-std=std,panic_abort
fi
cd "$project"
module=$build/$target/release/commonhour_wasm.wasm
echo "commonhour_wasm.wasm: $(($(wc -c <"$module") / 1024)) KiB"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for school in "${schools[@]}"; do
  native solve "$school" --out "$work/out" --force --progress none >/dev/null
  node tests/wasm/run.mjs "$module" "$school" "$work/out"
done
