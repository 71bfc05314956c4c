// The manual page, as text and as groff sets it.

import CommandParsing
import Testing

struct ManualPageTests {
    private static let page = ManualPage.roff(for: Larder.program, date: "2022-04-19")

    @Test func `begins with its title, name and synopsis`() {
        #expect(
            Self.page.hasPrefix(
                #"""
                .TH "LARDER" "1" "2022\-04\-19" "larder 1.2"
                .nh
                .SH NAME
                larder \- keep track of what stands on which shelf
                .SH SYNOPSIS
                larder COMMAND [OPTIONS]
                .SH DESCRIPTION
                All stock is in one file.
                .SH OPTIONS
                Options of every command:
                .TP
                \fB\-q\fR, \fB\-\-quiet\fR
                Print nothing but errors.
                .TP
                \fB\-c\fR, \fB\-\-config\fR \fIFILE\fR

                """#))
    }

    @Test func `sets a command with options and example`() {
        #expect(
            Self.page.contains(
                #"""
                .SH "LOOK COMMANDS"
                .SS "larder list [OPTIONS]"
                List what is there.
                .TP
                \fB\-\-order\fR \fIORDER\fR
                Sort by name or by age. (values: name, age)
                .PP
                Lists the oldest first.
                .RS 4
                .nf
                larder list \-\-order age
                .fi
                .RE
                .SH "HELP COMMANDS"

                """#))
    }

    @Test func `escapes what roff would read as markup`() {
        #expect(Self.page.contains("\n\\&.a line that begins with a point, and a \\e backslash.\n"))
        #expect(Self.page.contains(#"Mark each item; \(dq$HOME\(dq is \(ganot\(ga \eexpanded."#))
        #expect(Self.page.contains(#"it\(aqs full]"#))
        #expect(Self.page.contains(#"larder add \(aqplum jam\(aq honey \-\-shelf=\(dqbehind the door\(dq"#))
    }

    @Test func `ends with variables and exit codes`() {
        #expect(
            Self.page.hasSuffix(
                #"""
                .SH ENVIRONMENT
                .TP
                \fBLARDER_FILE\fR
                The file that holds the stock.
                .SH EXIT STATUS
                .TP
                \fB0\fR
                Everything went well.
                .TP
                \fB2\fR
                The command line is wrong.

                """#))
    }

    @Test(.enabled(if: InstalledProgram.isInstalled("groff")))
    func `is set by groff without a warning`() throws {
        let groff = try #require(InstalledProgram("groff"))
        let result = try groff.run(["-k", "-man", "-Tutf8", "-ww", "-P-cbou", "-rLL=100n"], on: Self.page)
        #expect(result.errors == "")
        #expect(result.out.contains("-s, --shelf SHELF"))
        #expect(result.out.contains("larder add 'plum jam' honey --shelf=\"behind the door\""))
        #expect(result.out.contains(".a line that begins with a point, and a \\ backslash."))
        #expect(result.out.contains("larder note tasting --by Ann --taste=sweet --year -0999"))
    }
}
