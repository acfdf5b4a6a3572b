// The same code gives the same bytes in a browser's machine: node run.mjs MODULE.wasm SCHOOL OUT
// Solves the school in WebAssembly and compares every file with those that the native program wrote to OUT.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const [modulePath, school, out] = process.argv.slice(2);

function tomlFiles(dir) {
  const inside = readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return resolve(path) === resolve(out) ? [] : tomlFiles(path);
    return entry.name.endsWith(".toml") ? [path] : [];
  });
  return inside.sort();
}

// Nothing of the outside world is handed in. What the linear engine's clock would ask for answers 0.
const module = new WebAssembly.Module(readFileSync(modulePath));
const imports = {};
for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
  if (kind !== "function") throw new Error(`the module wants ${kind} ${from}.${name}`);
  (imports[from] ??= {})[name] = () => 0;
}
const program = new WebAssembly.Instance(module, imports).exports;

function ask(question) {
  const bytes = new TextEncoder().encode(JSON.stringify(question));
  const start = program.alloc(bytes.length);
  new Uint8Array(program.memory.buffer, start, bytes.length).set(bytes);
  const answer = program.solve(start, bytes.length) >>> 0;
  program.free(start, bytes.length);
  const length = new DataView(program.memory.buffer).getUint32(answer, true);
  const text = new TextDecoder().decode(new Uint8Array(program.memory.buffer, answer + 4, length));
  program.free(answer, length + 4);
  return JSON.parse(text);
}

const withoutTiming = (text) => {
  const { timing, ...rest } = JSON.parse(text);
  return JSON.stringify(rest);
};

const files = Object.fromEntries(tomlFiles(school).map((path) => [relative(school, path), readFileSync(path, "utf8")]));
// A contract file in another folder has the name that the school file gives it.
for (const [, name] of files["school.toml"].matchAll(/"(\.\.\/[^"]+\.toml)"/g)) files[name] = readFileSync(join(school, name), "utf8");
const began = performance.now();
const answer = ask({ files, seed: 0 });
const seconds = ((performance.now() - began) / 1000).toFixed(1);
if (answer.problems !== undefined) throw new Error(answer.problems);

const names = new Set([...readdirSync(out), ...Object.keys(answer.files)]);
const different = [...names].sort().filter((name) => {
  const native = readFileSync(join(out, name), "utf8");
  const here = answer.files[name] ?? "";
  return name === "result.json" ? withoutTiming(native) !== withoutTiming(here) : native !== here;
});
if (different.length > 0) {
  console.error(`${school}: WebAssembly and the native program differ in ${different.join(", ")}`);
  process.exit(1);
}
console.log(`${school}: the same bytes in WebAssembly, ${seconds} s, ${[...names].sort().join(", ")}`);
