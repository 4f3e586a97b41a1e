/** The field of the API that the handler in a folder answers: `disableUser` for `disable-user`. */
export const fieldOf = (folder: string): string => folder.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** The folder of the handler that answers a field. */
export const folderOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
