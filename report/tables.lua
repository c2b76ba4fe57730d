-- Tables in both formats, in Quarto and in pandoc alone: column widths by content; on the site header cells that say
-- what they head, and a region of its own for a table that is wider than the screen.

local typst = FORMAT:match("typst") ~= nil
local html = FORMAT:match("html") ~= nil

local function header_words(tbl)
  local words = {}
  for _, row in ipairs(tbl.head.rows) do
    for _, cell in ipairs(row.cells) do
      local text = pandoc.utils.stringify(cell.contents)
      if text:match("%S") then
        table.insert(words, text)
      end
    end
  end
  return table.concat(words, ", ")
end

local function set_scopes(tbl)
  for _, row in ipairs(tbl.head.rows) do
    for _, cell in ipairs(row.cells) do
      cell.attr.attributes["scope"] = "col"
    end
  end
  for _, body in ipairs(tbl.bodies) do
    body.row_head_columns = 1
    for _, row in ipairs(body.body) do
      row.cells[1].attr.attributes["scope"] = "row"
    end
  end
end

-- How many letters of a table's text fit side by side on paper, and the space around a cell, counted in letters.
local LINE_LETTERS = 122
local CELL_LETTERS = 2

-- The shorter of the widths that a text needs on two lines.
local function on_two_lines(text)
  local best = pandoc.text.len(text)
  for position in text:gmatch("() ") do
    local first, second = text:sub(1, position - 1), text:sub(position + 1)
    best = math.min(best, math.max(pandoc.text.len(first), pandoc.text.len(second)))
  end
  return best
end

-- Longest piece that should stay on one line, and the whole length, of a cell: a mark is kept whole where it can be,
-- but pace and trend, whose words are long, may stand on two lines.
local function cell_lengths(cell)
  local longest, whole = 0, 0
  local function count(text)
    whole = whole + pandoc.text.len(text) + 1
    for word in text:gmatch("[^ \n]+") do
      longest = math.max(longest, pandoc.text.len(word))
    end
  end
  for _, block in ipairs(cell.contents) do
    for _, inline in ipairs(block.content or {}) do
      local text = pandoc.utils.stringify(inline)
      if inline.t == "Span" and (inline.classes:includes("pace") or inline.classes:includes("trend")) then
        longest = math.max(longest, on_two_lines(text))
        whole = whole + pandoc.text.len(text) + 2
        text = ""
      elseif inline.t == "Span" and not inline.classes:includes("andring") then
        text = text:gsub(" ", "\u{a0}") .. (inline.classes:includes("rank") and "\u{a0}\u{a0}" or "")
        whole = whole + 1
      end
      if text ~= "" then
        count(text)
      end
    end
  end
  return longest, whole
end

local function each_row(tbl, visit)
  for _, row in ipairs(tbl.head.rows) do
    visit(row)
  end
  for _, body in ipairs(tbl.bodies) do
    for _, row in ipairs(body.body) do
      visit(row)
    end
  end
end

-- Typst shares a line equally between columns that do not fit; this gives each what its words need, then what its
-- texts would like. A table that fits keeps its natural widths.
local function paper_widths(tbl)
  local longest, whole, needed, wished = {}, {}, 0, 0
  for column = 1, #tbl.colspecs do
    longest[column], whole[column] = 1, 1
    each_row(tbl, function(row)
      local cell = row.cells[column]
      if cell then
        local word, text = cell_lengths(cell)
        longest[column] = math.max(longest[column], word)
        whole[column] = math.max(whole[column], text)
      end
    end)
    needed = needed + longest[column] + CELL_LETTERS
    wished = wished + whole[column] + CELL_LETTERS
  end
  if wished <= LINE_LETTERS then
    return nil
  end
  local spare, widths = math.max(0, LINE_LETTERS - needed), {}
  for column = 1, #tbl.colspecs do
    local share = spare * (whole[column] - longest[column]) / math.max(1, wished - needed)
    widths[column] = (longest[column] + CELL_LETTERS + share) / math.max(LINE_LETTERS, needed)
  end
  return widths
end

-- Widths by content in both formats. On the site a wide table scrolls in a region that the keyboard reaches.
local function content_table(tbl)
  local widths = typst and paper_widths(tbl) or {}
  for column, spec in ipairs(tbl.colspecs) do
    tbl.colspecs[column] = { spec[1], widths and widths[column] or nil }
  end
  if not html then
    return tbl
  end
  set_scopes(tbl)
  -- A list of pairs: the order of a Lua table's names changes from run to run.
  local attributes = { { "role", "group" }, { "tabindex", "0" }, { "aria-label", "Tabell: " .. header_words(tbl) } }
  return pandoc.Div({ tbl }, pandoc.Attr("", { "tabellyta" }, attributes))
end

-- Words for who listens, beside a sign for who looks: only the site has them, and they must not widen a column.
local function listeners_words(span)
  if typst and span.classes:includes("dold") then
    return {}
  end
end

local function begins_with_table(block)
  return block ~= nil and (block.t == "Table" or (block.t == "Div" and begins_with_table(block.content[1])))
end

-- On paper the words right before a table never stand alone at a page's foot: filter.lua draws the class.
local function keep_lead_ins(blocks)
  local kept = pandoc.Blocks({})
  for place, block in ipairs(blocks) do
    local leads = typst and block.t == "Para" and begins_with_table(blocks[place + 1])
    kept:insert(leads and pandoc.Div({ block }, pandoc.Attr("", { "ledtext" })) or block)
  end
  return kept
end

function Pandoc(doc)
  return doc:walk({ Span = listeners_words, Blocks = keep_lead_ins }):walk({ Table = content_table })
end
