/** Ignores EPIPE when the reader closes the pipe early ('… | head'): the program goes on to its exit code. */
export function ignoreBrokenPipe(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}
