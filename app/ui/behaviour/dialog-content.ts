/** Attributes that name another element by its id, or several. */
const REFERENCES = ["for", "form", "list", "headers", "aria-labelledby", "aria-describedby", "aria-controls"]

const PREFIX = "dialog-"

/**
 * Makes a part of another page fit into this one: its ids would meet those of the page around it, and labels would then
 * lead to the wrong fields.
 * @returns the part's heading, which names the dialog
 */
export function adopt(content: HTMLElement): HTMLElement | null {
  for (const element of content.querySelectorAll("[id]")) element.id = PREFIX + element.id
  for (const name of REFERENCES) {
    for (const element of content.querySelectorAll(`[${name}]`)) {
      const ids = element.getAttribute(name)?.split(/\s+/).filter(Boolean) ?? []
      element.setAttribute(name, ids.map((id) => PREFIX + id).join(" "))
    }
  }
  const heading = content.querySelector<HTMLElement>("h1")
  if (heading) {
    heading.id ||= `${PREFIX}heading`
    heading.tabIndex = -1
  }
  return heading
}
