/** Small pictures for the map, drawn on a canvas so that no font or sprite comes over the network. */
import { paint } from '../shared/theme';

const SIZE = 44;

/** A numbered stop: ground in the page's colour, ring in the technician's, so the figure is always readable. */
export function stopPicture(colour: string, number: number): ImageData | null {
  const pen = canvas();
  if (!pen) return null;
  circle(pen, 18, colour);
  circle(pen, 13.5, paint('n-0'));
  pen.fillStyle = paint('n-8');
  pen.font = `700 ${number > 9 ? 17 : 20}px Arial, "DejaVu Sans Condensed", sans-serif`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(String(number), SIZE / 2, SIZE / 2 + 1);
  return pen.getImageData(0, 0, SIZE, SIZE);
}

/** Where a shift starts: a small house. */
export function startPicture(): ImageData | null {
  const pen = canvas();
  if (!pen) return null;
  pen.fillStyle = paint('n-0');
  pen.strokeStyle = paint('n-7');
  pen.lineWidth = 3.5;
  pen.lineJoin = 'round';
  pen.beginPath();
  for (const [x, y] of [[22, 9], [35, 21], [31, 21], [31, 33], [13, 33], [13, 21], [9, 21]] as const) pen.lineTo(x, y);
  pen.closePath();
  pen.fill();
  pen.stroke();
  return pen.getImageData(0, 0, SIZE, SIZE);
}

function canvas(): CanvasRenderingContext2D | null {
  const element = document.createElement('canvas');
  element.width = SIZE;
  element.height = SIZE;
  return element.getContext('2d');
}

function circle(pen: CanvasRenderingContext2D, radius: number, fill: string): void {
  pen.beginPath();
  pen.arc(SIZE / 2, SIZE / 2, radius, 0, Math.PI * 2);
  pen.fillStyle = fill;
  pen.fill();
}
