/** The library that people use to resume streams, for the bench of Redis logs. */
export { createResumableStreamContext } from 'resumable-stream/ioredis'
