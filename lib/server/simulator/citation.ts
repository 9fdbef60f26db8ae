/** The five kinds of citations in the Messages API. */

/** A citation of a text. */
export type WireCitation = { cited_text: string } & (
  | {
      type: 'char_location'
      document_index: number
      document_title: string | null
      start_char_index: number
      end_char_index: number
      file_id: null
    }
  | {
      type: 'page_location'
      document_index: number
      document_title: string | null
      start_page_number: number
      end_page_number: number
      file_id: null
    }
  | {
      type: 'content_block_location'
      document_index: number
      document_title: string | null
      start_block_index: number
      end_block_index: number
      file_id: null
    }
  | { type: 'web_search_result_location'; url: string; title: string | null; encrypted_index: string }
  | {
      type: 'search_result_location'
      source: string
      title: string | null
      search_result_index: number
      start_block_index: number
      end_block_index: number
    }
)

/** A citation of a page that a web search found. */
export function ofPage(url: string, title: string, cited_text: string): WireCitation {
  return { type: 'web_search_result_location', url, title, cited_text, encrypted_index: hidden(`${url} ${cited_text}`) }
}

/** A citation of pages of a document; the end page is exclusive. */
export function ofDocument(document_title: string, page: number, cited_text: string, document_index = 0): WireCitation {
  const pages = { start_page_number: page, end_page_number: page + 1 }
  return { type: 'page_location', document_index, document_title, ...pages, cited_text, file_id: null }
}

/** A text that only the API can decrypt. */
export function hidden(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(`simulated: ${text}`)))
}
