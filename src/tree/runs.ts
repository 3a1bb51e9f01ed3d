/** Nodes in their order: those that stand apart, and between them a list of each run of others. */
export function runs<Node, Apart extends Node>(
  nodes: readonly Node[],
  standsApart: (node: Node) => node is Apart,
): (Apart | Node[])[]
export function runs<Node>(nodes: readonly Node[], standsApart: (node: Node) => boolean): (Node | Node[])[]
export function runs<Node>(nodes: readonly Node[], standsApart: (node: Node) => boolean): (Node | Node[])[] {
  const out: (Node | Node[])[] = []
  let run: Node[] | undefined
  for (const node of nodes) {
    if (standsApart(node)) {
      out.push(node)
      run = undefined
    } else if (run) run.push(node)
    else {
      run = [node]
      out.push(run)
    }
  }
  return out
}
