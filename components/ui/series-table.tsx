/** The values of a chart as a table: a row for each label of its axis, a column for each series. */

interface SeriesTableProps {
  /** Read out, not shown. */
  caption: string
  /** What the rows are. */
  rowTitle: string
  /** Names of the series. */
  columns: readonly string[]
  /** Cells in the order of the columns. */
  rows: ReadonlyArray<{ title: string; cells: readonly string[] }>
}

/** The table; a wide one scrolls in its own box. */
export function SeriesTable({ caption, rowTitle, columns, rows }: SeriesTableProps) {
  return (
    <div className="overflow-x-auto">
      <table className="tabular mt-1 w-full text-left">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-quiet">
          <tr>
            <th scope="col" className="py-1 pr-4 font-normal">
              {rowTitle}
            </th>
            {columns.map((name) => (
              <th key={name} scope="col" className="py-1 pr-4 text-right font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ title, cells }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place
            <tr key={at} className="border-line border-t">
              <th scope="row" className="py-1 pr-4 font-normal [overflow-wrap:anywhere]">
                {title}
              </th>
              {columns.map((name, column) => (
                <td key={name} className="whitespace-nowrap py-1 pr-4 text-right">
                  {cells[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
