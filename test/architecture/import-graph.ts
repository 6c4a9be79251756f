import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** One import, re-export or `import()` as it stands in a file. */
export interface Import {
  /** The importing file, as a path from the root of the project. */
  readonly from: string;
  /** The imported file as a path from the root, or the specifier of a package or `node:` module. */
  readonly to: string;
  readonly isProjectFile: boolean;
  /** Erased before anything runs; it counts for who may know whom, not for what can be reached. */
  readonly isTypeOnly: boolean;
}

export type ImportGraph = ReadonlyMap<string, readonly Import[]>;

const specifierOf = (node: ts.Node): { specifier: ts.Node; isTypeOnly: boolean } | undefined => {
  if (ts.isImportDeclaration(node)) {
    return {
      specifier: node.moduleSpecifier,
      isTypeOnly: node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword,
    };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    return { specifier: node.moduleSpecifier, isTypeOnly: node.isTypeOnly };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { specifier: node.argument.literal, isTypeOnly: true };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [specifier] = node.arguments;
    return specifier === undefined ? undefined : { specifier, isTypeOnly: false };
  }
  return undefined;
};

const importsOf = (path: string, source: string): Import[] => {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const hit = specifierOf(node);
    if (hit !== undefined && ts.isStringLiteralLike(hit.specifier)) {
      // Vite reads what follows the question mark; the file is what stands before it.
      const specifier = hit.specifier.text.split('?')[0] ?? '';
      const isProjectFile = specifier.startsWith('.');
      const to = isProjectFile ? posix.join(posix.dirname(path), specifier) : specifier;
      found.push({ from: path, to, isProjectFile, isTypeOnly: hit.isTypeOnly });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, source, ts.ScriptTarget.Latest));
  return found;
};

/** The import graph of files given as path (from the root, with `/`) and source. */
export const graphOf = (files: Iterable<readonly [path: string, source: string]>): ImportGraph =>
  new Map([...files].map(([path, source]) => [path, importsOf(path, source)]));

/** The import graph of the product itself, as it lies on disk. */
export const projectGraph = (root: string): ImportGraph =>
  graphOf(
    ['bin', 'crypto', 'server', 'client'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => posix.join(folder, name))
        .map((path) => [path, readFileSync(join(root, path), 'utf8')] as const),
    ),
  );

/**
 * A chain of imports from `start` to the first file or package that `isTarget` accepts, or `null`. Types do not count:
 * they are gone when the program runs.
 */
export const pathTo = (graph: ImportGraph, start: string, isTarget: (to: string) => boolean): string[] | null => {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const current of queue) {
    if (current !== start && isTarget(current)) {
      const chain = [current];
      for (let step = cameFrom.get(current); step !== undefined; step = cameFrom.get(step)) chain.unshift(step);
      return chain;
    }
    for (const { to, isTypeOnly } of graph.get(current) ?? []) {
      if (isTypeOnly || to === start || cameFrom.has(to)) continue;
      cameFrom.set(to, current);
      queue.push(to);
    }
  }
  return null;
};

/** A cycle of imports, or `null`. */
export const cycleIn = (graph: ImportGraph): string[] | null => {
  const finished = new Set<string>();
  const visit = (path: string, trail: readonly string[]): string[] | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (finished.has(path)) return null;
    for (const { to, isTypeOnly } of graph.get(path) ?? []) {
      const cycle = isTypeOnly ? null : visit(to, [...trail, path]);
      if (cycle !== null) return cycle;
    }
    finished.add(path);
    return null;
  };
  for (const path of graph.keys()) {
    const cycle = visit(path, []);
    if (cycle !== null) return cycle;
  }
  return null;
};
