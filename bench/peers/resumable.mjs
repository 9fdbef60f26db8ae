/** What people use to resume a stream, for the bench of Redis logs. */
export { createResumableStreamContext } from 'resumable-stream/ioredis'
