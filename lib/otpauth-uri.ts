/** What an authenticator app is told of an account. */
export interface AppAccount {
  /** Base32, as Cognito gives it. */
  secret: string
  /** What the account is called, such as its e-mail address. */
  account: string
  /** Whose account it is; the app shows it above the code. */
  issuer: string
}

/**
 * The address that a QR code for authenticator apps holds. Everything else (SHA-1, six digits, 30 seconds) is what Cognito
 * uses and what all apps assume.
 *
 * Format: https://github.com/google/google-authenticator/wiki/Key-Uri-Format. A colon separates issuer and account, so
 * neither may hold one.
 */
export function otpauthUri({ secret, account, issuer }: AppAccount): string {
  const plain = (text: string) => encodeURIComponent(text.replaceAll(":", " "))
  return `otpauth://totp/${plain(issuer)}:${plain(account)}?secret=${secret}&issuer=${plain(issuer)}`
}
