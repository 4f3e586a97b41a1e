/** Attributes that name another element by its id, or several. */
const REFERENCES = ["for", "form", "list", "headers", "aria-labelledby", "aria-describedby", "aria-controls"]

/**
 * Makes a part of another page fit into this one: its ids would meet those of the page around it, and labels would then
 * lead to the wrong fields.
 * @param prefix before every id; another for each dialog that may be open at the same time
 * @returns the part's heading, which names the dialog
 */
export function adopt(content: HTMLElement, prefix: string): HTMLElement | null {
  for (const element of content.querySelectorAll("[id]")) element.id = prefix + element.id
  for (const name of REFERENCES) {
    for (const element of content.querySelectorAll(`[${name}]`)) {
      const ids = element.getAttribute(name)?.split(/\s+/).filter(Boolean) ?? []
      element.setAttribute(name, ids.map((id) => prefix + id).join(" "))
    }
  }
  const heading = content.querySelector<HTMLElement>("h1")
  if (heading) {
    heading.id ||= `${prefix}heading`
    heading.tabIndex = -1
  }
  return heading
}
