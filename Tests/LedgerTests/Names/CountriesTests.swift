import Testing

@testable import Ledger

@Suite struct CountriesTests {
    @Test func `lists the 249 entries of ISO 3166-1, by alpha-2 code`() {
        #expect(Countries.listed.count == 249)
        #expect(Countries.listed.map(\.alpha2) == Countries.listed.map(\.alpha2).sorted())
        #expect(Set(Countries.named.map(\.alpha2)).count == 250)
        #expect(Set(Countries.named.map(\.alpha3)).count == 250)
        #expect(Set(Countries.named.map(\.name)).count == 250)
    }

    @Test func `pairs alpha-2 and alpha-3 codes as ISO 3166-1 does`() {
        #expect(
            Countries.listed.map { $0.alpha2 + $0.alpha3 }
                == Self.standard.split(separator: " ").map(String.init))
    }

    @Test func `resolves every code and name to its own country, or refuses it naming the country`() {
        for country in Countries.named {
            for text in [country.alpha2, country.alpha3, country.name] + country.otherNames {
                for written in [text, text.lowercased(), text.uppercased(), "  the \(text) "] {
                    // “the KH” is no code; the article belongs to names.
                    if written.contains("the "), text.count == 2 { continue }
                    do throws(JurisdictionProblem) {
                        #expect(try Jurisdiction.resolve(written).code == country.alpha2, "\(written)")
                    } catch {
                        #expect(error.message.contains("(\(country.alpha2))"), "\(written)")
                    }
                }
            }
        }
    }

    @Test func `gives a name to two countries only where English does`() {
        var bearers: [String: Set<String>] = [:]
        for country in Countries.named {
            for name in [country.alpha2, country.alpha3, country.name] + country.otherNames {
                bearers[NameKey(name).letters, default: []].insert(country.alpha2)
            }
        }
        let shared = bearers.filter { $0.value.count > 1 }
        #expect(shared == ["korea": ["KP", "KR"], "congo": ["CD", "CG"], "virginislands": ["VG", "VI"]])
    }

    @Test func `writes no name of a country twice`() {
        for country in Countries.named {
            let keys = ([country.name] + country.otherNames).map { NameKey($0).letters }
            #expect(Set(keys).count == keys.count, "\(country.alpha2)")
        }
    }

    /// Alpha-2 and alpha-3 code of each entry.
    private static let standard = """
        ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE \
        BABIH BBBRB BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS \
        BTBTN BVBVT BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN \
        COCOL CRCRI CUCUB CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST \
        EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF \
        GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD \
        HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM \
        JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA \
        LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD \
        MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM \
        NCNCL NENER NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG \
        PHPHL PKPAK PLPOL PMSPM PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA \
        SASAU SBSLB SCSYC SDSDN SESWE SGSGP SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD \
        STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON \
        TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR \
        VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE
        """
}
