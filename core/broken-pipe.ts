/** Lets a reader leave who has read the beginning ('… | head'): the program goes on, and its exit code tells the rest. */
export function ignoreBrokenPipe(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}
