import { appOrigin } from "@/lib/app-origin"
import { APP_SET_UP, appIssuer } from "@/lib/authenticator-app-words"
import { otpauthUri } from "@/lib/otpauth-uri"
import { CopyButton } from "./copy-button"
import { QrCode } from "./qr-code"

interface Props {
  /** Base32, as Cognito gives it. */
  secret: string
  /** What the account is called in the app. */
  account: string
}

/**
 * How an authenticator app gets its secret: as a picture, and as text to type or to copy. A server component, so that
 * the secret is in the page alone; there is no link that holds it, because addresses are kept and sent on.
 */
export function AuthenticatorApp({ secret, account }: Props) {
  const issuer = appIssuer(new URL(appOrigin()).hostname)
  return (
    <div className="grid gap-3">
      <p>{APP_SET_UP.scan}</p>
      <QrCode text={otpauthUri({ secret, account, issuer })} label={APP_SET_UP.picture} />
      <p>{APP_SET_UP.type}</p>
      <div className="grid justify-items-start gap-2">
        {/* Groups are drawn, not written: what is copied has no spaces. One press selects all of it. */}
        <code
          data-copied=""
          className="rounded-md border border-line bg-panel px-2.5 py-1 font-mono leading-6 select-all"
        >
          {secret.match(/.{1,4}/g)?.map((group, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a place in the key is what a group is.
            <span key={place} className="me-1.5 inline-block">
              {group}
            </span>
          ))}
        </code>
        <CopyButton />
      </div>
      <p className="text-xs text-muted">{APP_SET_UP.secret}</p>
    </div>
  )
}
