/** Code that runs in the page: finds elements as assistive technology does, and reads them as a reader sees them. */
import { computeAccessibleName, getRole, isDisabled, isInaccessible } from 'dom-accessibility-api'

/** An element of the page; the last match, which in a conversation is the newest. */
export interface Target {
  role?: string
  name?: string
  css?: string
  inside?: Target
}

function findAll({ role, name, css = '*', inside }: Target): Element[] {
  const root = inside ? findAll(inside).at(-1) : document
  const matches = (element: Element) =>
    (role === undefined || getRole(element) === role) &&
    (name === undefined || computeAccessibleName(element) === name) &&
    !isInaccessible(element)
  return [...(root?.querySelectorAll(css) ?? [])].filter(matches)
}

const find = (target: Target) => findAll(target).at(-1)

const nextFrame = () => new Promise(requestAnimationFrame)

/** What the stories can read from the page, by name. */
export const readings = {
  count: (target: Target) => findAll(target).length,
  text: (target: Target) => find(target)?.textContent?.replace(/\s+/g, ' ').trim(),
  attribute: (target: Target, name: string) => find(target)?.getAttribute(name),
  value: (target: Target) => (find(target) as HTMLTextAreaElement | undefined)?.value,
  isFocused: (target: Target) => find(target) === document.activeElement,
  isEnabled(target: Target) {
    const element = find(target)
    return element !== undefined && !isDisabled(element)
  },
  box: (target: Target) => find(target)?.getBoundingClientRect(),
  path: () => location.pathname,
  /** Whether everything fits the window's width. */
  fits: () => document.documentElement.scrollWidth <= innerWidth,
  /** The colours of an element's text. */
  colours(target: Target) {
    const inner = [...(find(target)?.querySelectorAll('*') ?? [])].filter(
      ({ childElementCount }) => childElementCount === 0,
    )
    return [...new Set(inner.map((element) => getComputedStyle(element).color))]
  },
  /** Where an element at rest can be clicked; nothing while it cannot be. */
  async place(target: Target) {
    const element = find(target)
    if (!element || isDisabled(element)) return undefined
    element.scrollIntoView({ block: 'nearest' })
    const before = element.getBoundingClientRect()
    await nextFrame()
    const { left, top, width, height } = element.getBoundingClientRect()
    const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)]
    const isAtRest = before.left === left && before.top === top
    return isAtRest && element.contains(document.elementFromPoint(x, y)) ? { x, y } : undefined
  },
}

/** The type of `readings`. */
export type Readings = typeof readings
