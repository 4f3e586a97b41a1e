import type { CloudAssembly, Template } from "./cloud-assembly"

/**
 * Finds nested stacks that need each other: CloudFormation refuses them ("Circular dependency between resources"),
 * while the CDK prints a warning and synthesizes.
 *
 * Looks at one template and then at every stack nested in it. A stack depends on what its `Parameters`, any other
 * property and `DependsOn` refer to. Returns the logical ids along the first cycle, first one repeated at the end, or
 * `undefined`.
 */
export function findStackCycle(assembly: CloudAssembly, template = assembly.rootTemplate): string[] | undefined {
  const cycle = findCycle(dependencies(template))
  if (cycle) return cycle
  for (const resource of Object.values(template.Resources)) {
    if (resource.Type !== "AWS::CloudFormation::Stack") continue
    const nested = findStackCycle(assembly, assembly.templateAt(templateLocation(resource.Properties?.TemplateURL)))
    if (nested) return nested
  }
  return undefined
}

/** Throws when CloudFormation would refuse the assembly for circular dependencies. */
export function refuseCircularStacks(assembly: CloudAssembly): void {
  const cycle = findStackCycle(assembly)
  if (!cycle) return
  throw new Error(
    `The stacks of this backend need each other, which CloudFormation refuses: ${cycle.join(" -> ")}. ` +
      `Take away what makes one of them refer to the other, for example the resourceGroupName of a function.`,
  )
}

function dependencies(template: Template): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>()
  for (const [logicalId, resource] of Object.entries(template.Resources)) {
    const referred = new Set<string>([resource.DependsOn ?? []].flat())
    collectReferences(resource.Properties, referred)
    graph.set(logicalId, new Set([...referred].filter((name) => name in template.Resources)))
  }
  return graph
}

function collectReferences(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) collectReferences(item, found)
    return
  }
  if (typeof value !== "object" || value === null) return
  for (const [key, item] of Object.entries(value)) {
    if (key === "Ref" && typeof item === "string") found.add(item)
    else if (key === "Fn::GetAtt") found.add(String(Array.isArray(item) ? item[0] : String(item).split(".")[0]))
    else if (key === "Fn::Sub") {
      const text = String(Array.isArray(item) ? item[0] : item)
      for (const [, name = ""] of text.matchAll(/\$\{([^!}.]+)[^}]*\}/g)) found.add(name)
      if (Array.isArray(item)) collectReferences(item[1], found)
    } else collectReferences(item, found)
  }
}

function findCycle(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const finished = new Set<string>()
  const visit = (node: string, path: string[]): string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node]
    if (finished.has(node)) return undefined
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next, [...path, node])
      if (cycle) return cycle
    }
    finished.add(node)
    return undefined
  }
  for (const node of graph.keys()) {
    const cycle = visit(node, [])
    if (cycle) return cycle
  }
  return undefined
}

/** The template's URL is a join whose last part ends in the asset's hash. */
function templateLocation(url: unknown): string {
  return /\/[0-9a-f]{64}\.json/.exec(JSON.stringify(url))?.[0] ?? String(url)
}
