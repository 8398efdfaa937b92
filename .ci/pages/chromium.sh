# Installs Chromium from Debian if need be; leaves the check that sources it, and says why, where that is not
# possible.
skip() {
  echo "pages: skipped: $1"
  exit 0
}

command -v python3 >/dev/null || skip "there is no python3"
if ! command -v chromium >/dev/null || ! command -v chromedriver >/dev/null; then
  command -v apt-get >/dev/null || skip "Chromium is not installed, and there is no apt-get"
  [ "$(id -u)" = 0 ] || skip "Chromium is not installed, and only an administrator can install it"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >/dev/null 2>&1 || true
  apt-get -o DPkg::Lock::Timeout=300 install -y -qq chromium chromium-driver fonts-dejavu-core \
    >/dev/null 2>&1 || skip "Chromium cannot be installed here"
fi
