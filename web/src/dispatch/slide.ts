/** A visit slides to its new row and hour after a re-plan, so that the eye can follow it. */
import { cubicOut } from 'svelte/easing';
import { prefersReducedMotion } from 'svelte/motion';

const SLIDE_MS = 220;

export function slide(_node: Element, { from, to }: { from: DOMRect; to: DOMRect }) {
  const dx = from.left - to.left;
  const dy = from.top - to.top;
  const still = prefersReducedMotion.current || (Math.abs(dx) < 1 && Math.abs(dy) < 1);
  return {
    duration: still ? 0 : SLIDE_MS,
    easing: cubicOut,
    css: (_: number, left: number) => `transform: translate(${left * dx}px, ${left * dy}px)`,
  };
}
