import { type ASTVisitor, GraphQLError, type ValidationContext } from "graphql"

/** AppSync's own highest query depth. */
const MAX_DEPTH = 75

/** A validation rule: refuses documents that nest selections deeper than AppSync takes. */
export function limitDepth(context: ValidationContext): ASTVisitor {
  let depth = 0
  return {
    SelectionSet: {
      enter(node) {
        depth += 1
        if (depth === MAX_DEPTH + 1) {
          context.reportError(new GraphQLError(`The query is nested deeper than ${MAX_DEPTH} levels.`, node))
        }
      },
      leave() {
        depth -= 1
      },
    },
  }
}
