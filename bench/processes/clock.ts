/** One clock for all processes of a bench: the machine's monotonic clock. */

/** Milliseconds from an origin that is the same in every process of this machine. */
export const clock = () => Number(process.hrtime.bigint()) / 1e6

/** Waits. */
export const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
