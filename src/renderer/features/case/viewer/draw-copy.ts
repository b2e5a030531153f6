import { type CopyEdit, pixelsOf } from './copy-edit.ts';

/** Enough for a page to be read and printed; a phone photo is three times as large. */
const MOST_PIXELS = 2600;

/** Draws the page as the edit leaves it. What is hidden is painted over before anything else: it is not in the copy. */
export function drawCopy(canvas: HTMLCanvasElement, page: ImageBitmap, edit: CopyEdit): void {
  const scale = Math.min(1, MOST_PIXELS / Math.max(page.width, page.height));
  const size = { width: Math.round(page.width * scale), height: Math.round(page.height * scale) };
  const turned = document.createElement('canvas');
  turned.width = size.width;
  turned.height = size.height;
  const context = turned.getContext('2d');
  if (context === null) return;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, size.width, size.height);
  context.translate(size.width / 2, size.height / 2);
  context.rotate((edit.angle / 10) * (Math.PI / 180));
  context.translate(-size.width / 2, -size.height / 2);
  context.drawImage(page, 0, 0, size.width, size.height);
  context.fillStyle = '#000';
  for (const hidden of edit.hidden) {
    const box = pixelsOf(hidden, size);
    context.fillRect(box.left, box.top, box.width, box.height);
  }
  const crop = pixelsOf(edit.crop, size);
  canvas.width = crop.width;
  canvas.height = crop.height;
  const { left, top, width, height } = crop;
  canvas.getContext('2d')?.drawImage(turned, left, top, width, height, 0, 0, width, height);
}

export function copyFile(canvas: HTMLCanvasElement, name: string): Promise<File> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        if (blob === null) reject(new Error('the page could not be drawn'));
        else resolve(new File([blob], name, { type: 'image/jpeg' }));
      },
      'image/jpeg',
      0.9,
    );
  });
}
