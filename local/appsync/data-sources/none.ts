import type { DataSource } from "./data-source"

/** The `NONE` data source: hands the payload on. */
export const noneDataSource: DataSource = async (request) => (request as { payload?: unknown } | null)?.payload ?? null
