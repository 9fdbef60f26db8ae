/** An answer's sources in a file: the list, and links to it from the text. */
import type { Source } from '@/lib/shared/sources'
import { element, replaceNodes, type TreeNode, type TreeTransform } from './tree'

/** Targets of marks: the prefix of the list's identifiers, and the titles in the order of their numbers. */
export interface MarkTargets {
  prefix: string
  titles: readonly string[]
}

const text = (value: string): TreeNode => ({ type: 'text', value })

/** Turns the marks in a tree into links. */
export function linkMarks({ prefix, titles }: MarkTargets): TreeTransform {
  return (tree) => {
    replaceNodes(tree, ({ tagName, properties }) => {
      const marks = properties?.dataMarks
      if (tagName !== 'sup' || typeof marks !== 'string') return undefined
      const links = marks.split(' ').map((number) => {
        const label = `Source ${number}: ${titles[Number(number) - 1] ?? ''}`
        return element('a', { href: `#${prefix}${number}`, ariaLabel: label }, [text(`[${number}]`)])
      })
      return [element('sup', {}, links)]
    })
  }
}

/** The list of sources. */
export function sourcesTree(sources: readonly Source[], prefix: string): TreeNode {
  const entries = sources.map(({ number, title, url, host, quotes }) => {
    const name = element('bdi', {}, [text(title)])
    const link = { href: url, rel: 'noopener noreferrer nofollow', target: '_blank' }
    const named = url === undefined ? name : element('a', link, [name])
    const from =
      host === undefined || host === title ? [] : [element('bdi', { className: ['quiet'] }, [text(` ${host}`)])]
    const cited = quotes.map(({ text: words, place }) =>
      element('blockquote', { dir: 'auto' }, [text([place, words].filter(Boolean).join(': '))]),
    )
    return element('li', { id: `${prefix}${number}` }, [named, ...from, ...cited])
  })
  return element('section', { className: ['sources'] }, [
    element('h3', {}, [text('Sources')]),
    element('ol', {}, entries),
  ])
}
