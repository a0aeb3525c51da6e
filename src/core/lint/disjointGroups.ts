/** Numbers from 0 that are put into groups pair by pair. */
export interface DisjointGroups {
  readonly same: (one: number, other: number) => boolean;
  readonly join: (one: number, other: number) => void;
  /** Every group, those of one number too, in the order of their first. */
  readonly list: () => readonly (readonly number[])[];
}

/** Every number alone, to begin with. */
export function disjointGroups(count: number): DisjointGroups {
  const parents = Int32Array.from({ length: count }, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] ?? root;
    // The next search for this number takes one step.
    parents[index] = root;
    return root;
  };
  return {
    same: (one, other) => rootOf(one) === rootOf(other),
    join: (one, other) => {
      parents[rootOf(other)] = rootOf(one);
    },
    list: () => {
      const groups = new Map<number, number[]>();
      for (let index = 0; index < count; index++) {
        const root = rootOf(index);
        const group = groups.get(root);
        if (group) group.push(index);
        else groups.set(root, [index]);
      }
      return [...groups.values()];
    },
  };
}
