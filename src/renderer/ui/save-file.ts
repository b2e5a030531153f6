/** Hands bytes to the person as a file, through the shell's ordinary download. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the bytes once the click is handled.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}
