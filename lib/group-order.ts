/** Orders groups as Cognito weighs them: precedence 0 first, groups without one last, equals by name. */
export function byPrecedence<G extends { groupName: string; precedence?: number | null }>(groups: readonly G[]): G[] {
  const weight = (group: G) => group.precedence ?? Number.POSITIVE_INFINITY
  return groups.toSorted((a, b) => {
    if (weight(a) !== weight(b)) return weight(a) - weight(b)
    return a.groupName < b.groupName ? -1 : 1
  })
}
