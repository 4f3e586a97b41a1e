/**
 * Whether whoever has a role in the console may change something only with an active second factor. With `false` it is
 * theirs to decide.
 */
export const REQUIRE_MFA_OF_ADMINISTRATORS: boolean = false
