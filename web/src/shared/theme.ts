/** Light, dark, or what the system says. */
const KEY = 'truckroll.theme';

export function toggleTheme(): void {
  const root = document.documentElement;
  const dark = root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  root.dataset.theme = dark === 'dark' ? 'light' : 'dark';
  try {
    localStorage.setItem(KEY, root.dataset.theme);
  } catch {
    // Not kept for the next visit, which is all that is lost.
  }
  dispatchEvent(new Event('truckroll:theme'));
}

/** A token's colour as the browser paints it now, for canvas and WebGL. */
export function paint(token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(--${token})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}
