/** Where a pointer is over an element: 0 at its left edge, 1 at its right; undefined where it has no width. */
export function pointerShare({
  clientX,
  currentTarget,
}: {
  clientX: number
  currentTarget: Element
}): number | undefined {
  const { left, width } = currentTarget.getBoundingClientRect()
  return width > 0 ? Math.max(0, Math.min(1, (clientX - left) / width)) : undefined
}
