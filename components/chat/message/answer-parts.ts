/** What answers are made of: one module, so that it is one request. */
export { StreamingMarkdown } from '@/components/markdown/streaming-markdown'
export { ToolCards } from './tool-cards'
