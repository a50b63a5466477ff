/// <reference types="node" />
/** Every visible word comes from the catalogue: a literal in a template fails, and so does a message nobody uses. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { en } from '../shared/messages/en';
import { fill } from '../shared/messages/format';

const SOURCE = join(import.meta.dirname, '..');
const SPOKEN = new Set(['aria-label', 'aria-description', 'title', 'placeholder', 'alt', 'label', 'text', 'aria-valuetext']);
const WORD = /\p{L}{2,}/u;

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
const templates = files.filter((file) => file.endsWith('.svelte'));

interface Node {
  type: string;
  [key: string]: unknown;
}

/** Texts of a template that a person would see or hear, with no catalogue behind them. */
function literals(source: string): string[] {
  const found: string[] = [];
  walk(parse(source, { modern: true }).fragment as unknown as Node, found);
  return found;
}

function walk(node: Node, found: string[]): void {
  if (node.type === 'Text' && WORD.test(String(node.data))) found.push(String(node.data).trim());
  if (node.type === 'ExpressionTag') found.push(...spoken(node.expression as Node));
  if (node.type === 'StyleDirective') return;
  if (node.type === 'Attribute') return attribute(node, found);
  for (const [key, value] of Object.entries(node)) {
    if (key === 'expression') continue;
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, found);
  }
}

function attribute(node: Node, found: string[]): void {
  const values = (Array.isArray(node.value) ? node.value : [node.value]).filter(isNode);
  if (!SPOKEN.has(String(node.name))) return;
  for (const value of values) {
    if (value.type === 'Text' && WORD.test(String(value.data))) found.push(`${String(node.name)}="${String(value.data)}"`);
    if (value.type === 'ExpressionTag') found.push(...spoken(value.expression as Node));
  }
}

/** Words written into an expression itself: 'x', `x`, a ? 'x' : 'y', a ?? 'x'. Arguments of calls are keys, not words. */
function spoken(expression: Node): string[] {
  switch (expression.type) {
    case 'Literal':
      return typeof expression.value === 'string' && WORD.test(expression.value) ? [expression.value] : [];
    case 'TemplateLiteral':
      return (expression.quasis as { value: { cooked: string } }[])
        .map((quasi) => quasi.value.cooked)
        .filter((text) => WORD.test(text));
    case 'ConditionalExpression':
      return [...spoken(expression.consequent as Node), ...spoken(expression.alternate as Node)];
    case 'LogicalExpression':
    case 'BinaryExpression':
      return expression.operator === '===' || expression.operator === '!=='
        ? []
        : [...spoken(expression.left as Node), ...spoken(expression.right as Node)];
    default:
      return [];
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

describe('templates', () => {
  it('are all looked at', () => {
    expect(templates.length).toBeGreaterThan(40);
  });

  it.each(templates)('%s says nothing that is not in the catalogue', (file) => {
    expect(literals(readFileSync(join(SOURCE, file), 'utf8'))).toEqual([]);
  });

  it.each([
    ['<p>Hello there</p>', 'Hello there'],
    ['<p>{busy ? "Saving" : t("x.y")}</p>', 'Saving'],
    ['<button aria-label="Close">x</button>', 'aria-label="Close"'],
    ['{#if open}<i title={`Stop ${n}`}></i>{/if}', 'Stop '],
  ])('a planted literal is found in %s', (source, word) => {
    expect(literals(source)).toContain(word);
  });
});

describe('the catalogue', () => {
  const code = files
    .filter((file) => /\.(svelte|ts)$/.test(file) && !file.includes('messages') && !file.includes('tests'))
    .map((file) => readFileSync(join(SOURCE, file), 'utf8'))
    .join('\n');
  const families = [...code.matchAll(/t(?:Word)?\([`']([\w.-]+?)\.?(?:\$\{|', )/g)].map(([, start]) => `${start}.`);

  it('has no message that nobody says', () => {
    const unused = Object.keys(en).filter(
      (key) => !code.includes(`'${key}'`) && !families.some((family) => key.startsWith(family)),
    );
    expect(unused).toEqual([]);
  });

  it.each(Object.entries(en))('%s can be filled', (_, message) => {
    const names = [...message.matchAll(/\{(\w+)/g)].map(([, name]) => name ?? '');
    const params = Object.fromEntries(names.map((name) => [name, 2]));
    expect(fill(message, params, 'en-US')).not.toMatch(/[{}]/);
  });
});

describe('fill', () => {
  it.each([
    [0, 'nothing found'],
    [1, '1 found'],
    [1200, '1,200 found'],
  ])('chooses the form for %d', (count, words) => {
    expect(fill(en['search.count'], { count }, 'en-US')).toBe(words);
  });

  it('fills plurals inside a sentence one by one', () => {
    expect(fill(en['map.summary'], { stops: 1, crew: 14 }, 'en-US')).toBe('Map with 1 stop of 14 technicians');
  });
});
