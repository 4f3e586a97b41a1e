import { showInDialog } from "./dialog"

/**
 * Lets somebody confirm that it is they without leaving the page: the sign-in pages in a dialog, each with its own form,
 * as they are without scripts. At the end the page is as it was before, and so is what was typed into it.
 *
 * Where there is no session any more, or somebody else's, the answer leads elsewhere, and is followed.
 */
export function openSignInAgain(link: HTMLAnchorElement): Promise<void> {
  const next = new URL(link.href).searchParams.get("next") ?? ""
  const end = new URL(next, link.href).href
  return showInDialog(link.href, {
    content: "[data-sign-in-content]",
    prefix: "again-",
    // The steps are the pages beside the first one.
    isStep: (url) => url.startsWith(new URL(".", link.href).href),
    // A page that is refused there is no end: the role is gone.
    isEnd: ({ url, status }) => url === end && status !== 403,
    end: () => sayConfirmed(link),
    prepare: (content) => {
      // A step that came too late knows no way back any more.
      const field = content.querySelector<HTMLInputElement>("input[name=next]")
      if (field) field.value = next
    },
  })
}

/**
 * Says so in the place of the offer, and leads on to what is to be sent now. What React has drawn there is hidden, not
 * changed: the next answer of the form takes its place.
 */
function sayConfirmed(link: HTMLAnchorElement): void {
  const notice = link.parentElement
  if (!notice) return
  for (const child of notice.children) child.toggleAttribute("hidden", true)
  const said = document.createElement("p")
  said.tabIndex = -1
  said.className = "outline-none"
  said.textContent = `✓ ${link.dataset.signInAgain}`
  notice.className = notice.className.replaceAll(/-(bad|warn)/g, "-good")
  notice.append(said)
  const buttons = notice.closest("form")?.querySelectorAll<HTMLElement>("button[type=submit]") ?? []
  const [only, another] = buttons
  const place = only && !another ? only : said
  place.focus()
}
