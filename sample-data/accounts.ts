/**
 * Those who can sign in to the console, all with one password: one for each role, and a second administrator,
 * without whom the reconciler would warn every five minutes.
 */
export const ACCOUNTS = [
  { email: "admin@example.com", name: "Sample Administrator", group: "ADMINS" },
  { email: "second-admin@example.com", name: "Second Administrator", group: "ADMINS" },
  { email: "support@example.com", name: "Sample Support", group: "SUPPORT" },
  { email: "auditor@example.com", name: "Sample Auditor", group: "AUDITORS" },
] as const
