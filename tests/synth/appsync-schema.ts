/** What AppSync knows without a definition: a synthesized schema uses it, graphql-js has to be told. */
export { APPSYNC_DEFINITIONS as DIRECTIVES_AND_SCALARS } from "../../local/appsync/schema"
