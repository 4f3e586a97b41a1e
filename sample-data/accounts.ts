/** Those who can sign in to the console, the administrator first: one for each role, all with one password. */
export const ACCOUNTS = [
  { email: "admin@example.com", name: "Sample Administrator", group: "ADMINS" },
  { email: "support@example.com", name: "Sample Support", group: "SUPPORT" },
  { email: "auditor@example.com", name: "Sample Auditor", group: "AUDITORS" },
] as const
