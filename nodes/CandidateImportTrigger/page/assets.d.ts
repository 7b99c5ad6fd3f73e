/** Made by the build from the folder browser/: what the page runs, and how it looks. */
export const script: string;
export const style: string;
