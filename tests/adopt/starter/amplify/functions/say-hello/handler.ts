import type { Schema } from "../../data/resource"

export const handler: Schema["sayHello"]["functionHandler"] = async ({ arguments: { name } }) => `Hello, ${name}!`
