#!/bin/sh
# Formats every Java source as the build demands, with Maven on a JDK that reads Java 25.
set -u
cd "$(dirname -- "$0")/.." || exit 6

# shellcheck source=scripts/jdk.sh
. scripts/jdk.sh
require_tools maven
JAVA_HOME=$jdk exec mvn -q -B -ntp spotless:apply
