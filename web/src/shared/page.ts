/** Starts a page: styles, then the component into #app. */
import { mount, type Component } from 'svelte';
import './base.css';

export function start(page: Component): void {
  const target = document.getElementById('app');
  if (target) mount(page, { target });
}
