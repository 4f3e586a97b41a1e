/** In place of "Remove", where it would take a role from the reader. */
export function OwnGroup() {
  return <span className="px-2 text-xs text-muted">This is you: ask another administrator</span>
}
