/**
 * Whether `node_modules` holds what the lockfile says: every package that is there has its version in the lockfile, and
 * every direct dependency is there. Takes the `packages` of `package-lock.json` and of npm's own
 * `node_modules/.package-lock.json`.
 */
export function isInstalled(locked, installed) {
  if (!locked || !installed) return false
  const { dependencies, devDependencies } = locked[""] ?? {}
  const direct = Object.keys({ ...dependencies, ...devDependencies }).map((name) => `node_modules/${name}`)
  if (direct.some((path) => !installed[path])) return false
  // Some packages bring their dependencies inside; npm takes what they bring, whatever the lockfile says below them.
  const paths = Object.keys(installed)
  const bundlers = new Set(paths.flatMap((path) => (installed[path].inBundle ? [ownerOf(path)] : [])))
  return paths.every((path) => locked[path]?.version === installed[path].version || bundlers.has(ownerOf(path)))
}

/** `node_modules/a/node_modules/b/node_modules/c` is inside `node_modules/a`; what is on top is inside nothing. */
function ownerOf(path) {
  return /^(node_modules\/(?:@[^/]+\/)?[^/]+)\/node_modules\//.exec(path)?.[1] ?? path
}
