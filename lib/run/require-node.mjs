// @ts-check
// Read before any other file: the version of Node may be too old for them.

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 9)) {
  console.error(
    `Aisle needs Node 20.9 or newer; this is Node ${process.versions.node}. Get it from https://nodejs.org`,
  );
  process.exit(1);
}
